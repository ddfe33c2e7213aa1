"""Who stands for which country: learned from the article, not from a list."""
