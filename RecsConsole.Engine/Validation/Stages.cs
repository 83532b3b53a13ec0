namespace RecsConsole.Engine.Validation;

/// <summary>Names of the digested stages and of the sections of a bundle, in order of comparison.</summary>
public static class Stages
{
    /// <summary>The file as a whole: it cannot be read as a bundle.</summary>
    public const string Bundle = "bundle";

    /// <summary>Versions that the decision names.</summary>
    public const string Versions = "versions";

    public const string Snapshot = "snapshot";

    /// <summary>The shared parts the snapshot references.</summary>
    public const string Parts = "parts";

    /// <summary>Seed and sizes.</summary>
    public const string Opening = "opening";

    /// <summary>What final validation read.</summary>
    public const string Validation = "validation";

    /// <summary>The digests as recorded.</summary>
    public const string Expected = "expected";

    /// <summary>The id of the decision, added when a bundle is created.</summary>
    public const string Decision = "decision";

    /// <summary>What was shown.</summary>
    public const string Output = "output";
}
