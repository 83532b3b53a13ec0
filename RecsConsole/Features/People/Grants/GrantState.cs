namespace RecsConsole.Features.People.Grants;

/// <summary>How a right to one object stands now.</summary>
public enum GrantState
{
    Running,

    /// <summary>Its time was up.</summary>
    Expired,

    /// <summary>Ended by somebody before its time.</summary>
    Withdrawn,
}
