namespace RecsConsole.Engine.Access;

/// <summary>Whom a line of an access list names.</summary>
public enum AclKind
{
    /// <summary>Everybody with a role.</summary>
    Role,

    /// <summary>Everybody of a team.</summary>
    Team,

    /// <summary>Everybody limited to a region that includes it.</summary>
    Region,

    /// <summary>One person.</summary>
    Person,
}
