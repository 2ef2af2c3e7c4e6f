namespace SlackNet;

// Names that the package has in this namespace and nobody here uses. Without them, code that opens this namespace beside
// SlackNet.Blocks or System.IO would compile here and be ambiguous against the package; with them it is ambiguous here too,
// and says "using Option = SlackNet.Blocks.Option;".

public class Call;

public class Field;

public class File;

public class FileShare;

public class Icons;

public class Link;

public class Option;

public class OptionGroup;

public class Plan;

public class Reaction;
