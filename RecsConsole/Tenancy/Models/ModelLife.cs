namespace RecsConsole.Tenancy.Models;

/// <summary>Names of the steps in the history of a model or of the kill switch.</summary>
public static class ModelLife
{
    /// <summary>Training registered the model.</summary>
    public const string Trained = "trained";

    public const string Proposed = "proposed";
    public const string Withdrawn = "withdrawn";
    public const string Rejected = "rejected";
    public const string Promoted = "promoted";

    /// <summary>Another model replaced the model.</summary>
    public const string Superseded = "superseded";

    public const string RolledBack = "rolled_back";

    /// <summary>The model ranks again because its successor was rolled back.</summary>
    public const string Restored = "restored";

    public const string Retired = "retired";

    /// <summary>The kill switch was turned on.</summary>
    public const string Stopped = "stopped";

    public const string Resumed = "resumed";
}
