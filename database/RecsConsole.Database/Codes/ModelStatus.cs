namespace RecsConsole.Database.Codes;

/// <summary>The states of a model in the registry.</summary>
public enum ModelStatus
{
    /// <summary>Registered; ranks nothing that is shown.</summary>
    Shadow,

    /// <summary>Ranks for a share of people, for some teams or roles.</summary>
    Pilot,

    /// <summary>Ranks for everybody.</summary>
    Live,

    /// <summary>Out of use; kept, because decisions refer to it.</summary>
    Retired,
}
