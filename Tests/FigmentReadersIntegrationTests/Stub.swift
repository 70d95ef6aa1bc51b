import Figment
