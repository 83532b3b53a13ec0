using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.WhatChanged;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Decisions;

/// <summary>A stored decision as engine input.</summary>
internal static class StoredInput
{
    public static async Task<DecisionInput> ReadAsync(ConsoleDbContext db, DecisionRow row, CancellationToken cancellationToken)
    {
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, cancellationToken);
        return new(
            CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(hash => bundle.Parts.GetValueOrDefault(hash)),
            bundle.Opening,
            CanonicalJson.Deserialize<ValidationFacts>(bundle.Validation),
            DecisionContent.OutputOf(row)
        );
    }
}
