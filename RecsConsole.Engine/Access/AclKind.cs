namespace RecsConsole.Engine.Access;

/// <summary>Whom a line of an access list names.</summary>
public enum AclKind
{
    /// <summary>Everybody with a role.</summary>
    Role,

    /// <summary>Every member of a team.</summary>
    Team,

    /// <summary>Everybody who is limited to regions that include this one.</summary>
    Region,

    /// <summary>One person.</summary>
    Person,
}
