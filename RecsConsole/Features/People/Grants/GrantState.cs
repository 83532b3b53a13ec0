namespace RecsConsole.Features.People.Grants;

/// <summary>The current state of a grant.</summary>
public enum GrantState
{
    Running,

    /// <summary>The grant's time has run out.</summary>
    Expired,

    /// <summary>Someone ended the grant early.</summary>
    Withdrawn,
}
