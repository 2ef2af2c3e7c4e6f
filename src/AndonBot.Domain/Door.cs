namespace AndonBot.Domain;

/// <summary>A way in. What is not offered there, nobody does there.</summary>
public enum Door
{
    Command,

    /// <summary>Buttons and menus.</summary>
    Button,
    Form,
    Shortcut,

    /// <summary>The Home tab, as far as it is shown; its buttons are buttons.</summary>
    Home,

    /// <summary>For machines with its token, and for no person.</summary>
    Gate,

    /// <summary>There is none yet.</summary>
    Feed,
}
