using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>The fields of a version that decide whether it is in force.</summary>
public interface IDatedVersion
{
    DocumentStatus Status { get; }

    DateTimeOffset? EffectiveFrom { get; }

    DateTimeOffset? EffectiveTo { get; }
}
