using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Engine;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Writes a decision down for one viewer; looks nothing up.</summary>
internal static class TraceWriter
{
    private const int HashLength = 12;

    public static TraceView Write(TraceMaterial material)
    {
        var (entry, row) = (material.Entry, material.Entry.Decision);
        var slates = material.Shown.Select(slate => TraceSlateWriter.Write(material, slate));
        return new(
            row.Id,
            entry.Case.Key,
            row.At,
            material.Labels.NameOf(row.ActorId) ?? "somebody",
            entry.IsFull,
            GapOf(material),
            [.. slates],
            InputsOf(material),
            VersionsOf(material),
            DigestsOf(material),
            [],
            null,
            null
        );
    }

    private static string? GapOf(TraceMaterial material)
    {
        if (material.Run is null)
        {
            return $"Engine {material.Versions.Engine.Engine} decided and engine {EngineVersions.Current} runs here: candidates that were not shown are not listed.";
        }

        return material.Run.IsOf(material.Recorded)
            ? null
            : "Computed again, a stage comes out otherwise than recorded: see the digests. What was shown is as recorded.";
    }

    private static List<TraceLine> InputsOf(TraceMaterial material)
    {
        var (snapshot, facts) = (material.Snapshot, material.Snapshot.Case);
        var visible = snapshot.Visible;
        List<TraceLine> lines =
        [
            new("State", StateLabels.Of(facts.State)),
            new("Issue type", StateLabels.Of(facts.IssueType)),
            new("Product", facts.Product is { } product ? StateLabels.Of(product) : "not known"),
            new("Priority", facts.Priority is { } priority ? Text($"P{priority}") : "not known"),
            new("SLA", SlaWords(facts.SlaBand)),
            new("Region and language", $"{facts.Region ?? "any"}, {facts.Language ?? "not known"}"),
            new("Asked as", string.Join(", ", snapshot.Actor.Roles.Order(StringComparer.Ordinal))),
            new("Clearance", Text($"{snapshot.Actor.Clearance}, case classified {facts.Classification}")),
            new("Similar cases", CasesOf(material.Sight.Claims)),
            new("Documents found", Text($"{visible.Documents.Count}")),
            new("People looked at", Text($"{visible.Presence.Count}")),
            new("Steps so far", Text($"{snapshot.History.Count}")),
        ];
        if (material.Entry.IsFull)
        {
            lines.Add(new("Withheld from the actor", Text($"{snapshot.Withheld.Count}")));
        }

        if (snapshot.Degraded.Count > 0)
        {
            lines.Add(new("Not asked in time", string.Join(", ", snapshot.Degraded.Select(StateLabels.Of))));
        }

        return lines;
    }

    private static string CasesOf(ClaimVisibility sight)
    {
        var seen = sight.SimilarCases;
        var words = seen.Count == 0 ? "none" : string.Join(", ", seen);
        return sight.HiddenCases == 0 ? words : Text($"{words}, {sight.HiddenCases} that you may not see");
    }

    private static string SlaWords(SlaBand band) =>
        band switch
        {
            SlaBand.None => "no deadline",
            SlaBand.Late => "late",
            _ => StateLabels.Of(band.ToString().ToLowerInvariant()),
        };

    private static List<TraceLine> VersionsOf(TraceMaterial material)
    {
        var versions = material.Versions;
        return
        [
            new("Engine", versions.Engine.Engine),
            new("Ranked by", versions.Engine.Model),
            new("Templates", Text($"{versions.Engine.Templates}")),
            new("Snapshot schema", Text($"{versions.Engine.SnapshotSchema}")),
            new("Features", Text($"{versions.Engine.FeatureSchema}")),
            new("Configuration", Text($"{versions.Configuration}")),
            new("Workflow", Text($"{material.Snapshot.Shared.Workflow.Version}")),
            new("Catalog and policies", Short(versions.Parts.Catalog)),
            new("People", Short(versions.Parts.People)),
            new("Search", Short(versions.Search)),
        ];
    }

    private static List<TraceDigest> DigestsOf(TraceMaterial material) =>
        [
            .. material.Recorded.Select(digest => new TraceDigest(
                StateLabels.Of(digest.Stage),
                digest.Sha256,
                material.Run?.Digests.FirstOrDefault(computed => string.Equals(computed.Stage, digest.Stage, StringComparison.Ordinal))
                    is { } again
                    ? again == digest
                    : null
            )),
        ];

    private static string Short(string hash) => hash.Length > HashLength ? hash[..HashLength] : hash;

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
