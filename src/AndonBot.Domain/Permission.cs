namespace AndonBot.Domain;

/// <summary>What an interaction needs of the person who does it.</summary>
public enum Permission
{
    /// <summary>Reads incidents, actions and who is on call.</summary>
    Read,

    /// <summary>Pulls the cord.</summary>
    Pull,

    /// <summary>Changes incidents, postmortems and actions.</summary>
    Act,
}
