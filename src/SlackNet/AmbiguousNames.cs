namespace SlackNet;

// Types of the package that nobody uses here. Without them, code that uses this namespace and SlackNet.Blocks or System.IO would
// compile against the stand-in, but be ambiguous against the package. With them it is ambiguous against both, and has to say
// "using Option = SlackNet.Blocks.Option;".

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
