using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>What of a version decides whether it is in force.</summary>
public interface IDatedVersion
{
    DocumentStatus Status { get; }

    DateTimeOffset? EffectiveFrom { get; }

    DateTimeOffset? EffectiveTo { get; }
}
