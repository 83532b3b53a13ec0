namespace RecsConsole.Features.People.Grants;

/// <summary>The current state of a grant.</summary>
public enum GrantState
{
    Running,

    /// <summary>Its time has run out.</summary>
    Expired,

    /// <summary>Someone ended it early.</summary>
    Withdrawn,
}
