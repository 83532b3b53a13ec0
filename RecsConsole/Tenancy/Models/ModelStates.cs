namespace RecsConsole.Tenancy.Models;

/// <summary>The states of a model in the registry.</summary>
public static class ModelStates
{
    /// <summary>Registered; ranks nothing that is shown.</summary>
    public const string Shadow = "shadow";

    /// <summary>Ranks a share of openings, of some teams or roles.</summary>
    public const string Pilot = "pilot";

    /// <summary>Ranks every opening.</summary>
    public const string Live = "live";

    /// <summary>Out of use; kept, because decisions name it.</summary>
    public const string Retired = "retired";
}
