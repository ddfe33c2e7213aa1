"""How good the reading is: scores against annotated corpora and gold articles."""
