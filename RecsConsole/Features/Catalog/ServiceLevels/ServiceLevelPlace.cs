namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Names of the places in a service level that can be invalid; each message appears beside its place.</summary>
public static class ServiceLevelPlace
{
    public const string Key = "Key";
    public const string Title = "Title";
    public const string CaseTypes = "CaseTypes";
    public const string Priority = "Priority";
    public const string Tier = "Tier";
    public const string Target = "Target";
    public const string Calendar = "Calendar";
    public const string Pauses = "PauseStates";

    /// <summary>The cases that the level covers.</summary>
    public const string Cases = "Cases";
}
