using System.Text.Json.Serialization;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Everything known about a case at one instant, as one actor may see it. Only ids, codes, integers and instants: no names, no free text.
/// Parts shared by many snapshots are referenced by the hash of their canonical bytes (<see cref="Parts"/>) and attached as
/// <see cref="Shared"/>, which is not part of the canonical form.
/// </summary>
/// <param name="SchemaVersion">Version of this record's shape.</param>
/// <param name="At">The instant that everything refers to.</param>
/// <param name="Actor">The person who requests the recommendation, with their current rights.</param>
/// <param name="History">The case's latest steps, oldest first, at most <see cref="LongestHistory"/>.</param>
/// <param name="Visible">What this actor may use: the only input for features, counts, neighbours and sentences.</param>
/// <param name="Withheld">At most 64 objects that a source named but this actor may not use; read only by screening and the trace.</param>
/// <param name="Parts">Hashes of the shared parts.</param>
/// <param name="Degraded">Names of sources that could not be queried in time; mentioned on the card.</param>
public sealed record CaseSnapshot(
    int SchemaVersion,
    DateTimeOffset At,
    AccessSubject Actor,
    CaseFacts Case,
    IReadOnlyList<CaseStep> History,
    VisibleFacts Visible,
    IReadOnlyList<WithheldObject> Withheld,
    PartHashes Parts,
    IReadOnlyList<string> Degraded
)
{
    /// <summary>The schema version written today.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>The most steps that <see cref="History"/> has.</summary>
    public const int LongestHistory = 50;

    /// <summary>What slates have shown before, where a rule uses it; null when none does.</summary>
    public SlateHistory? Shown { get; init; }

    /// <summary>
    /// Channels on which the case's customer was contacted as often as the tenant allows; null when there is none. Counted over all cases
    /// of the account, so only the channels are included, and only screening reads them.
    /// </summary>
    public IReadOnlyList<string>? ContactCapped { get; init; }

    /// <summary>
    /// Responses to items in such cases, given before this instant, by kind and id in ordinal order; null when there is none. Documents
    /// only if this actor may see them.
    /// </summary>
    public IReadOnlyList<ItemResponses>? Responses { get; init; }

    /// <summary>The plan that prices come from; null when the case's team has none.</summary>
    public PlanReference? Plan { get; init; }

    /// <summary>
    /// Whether only rules may order suggestions (R112): the actor or the case's customer asked that no profile do so. Then no trained model
    /// ranks, and the history contains nothing learned about people, customers or sequences of steps.
    /// </summary>
    [JsonIgnore]
    public bool IsByRules => Actor.IsByRulesOnly is true || Case.IsByRulesOnly is true;

    /// <summary>
    /// The experts proposed before presence was read, attached by the code that builds the snapshot; not part of the canonical form.
    /// </summary>
    [JsonIgnore]
    public IExpertShortlist? Shortlist { get; init; }

    /// <summary>The shared parts, attached by the code that reads or builds the snapshot.</summary>
    /// <exception cref="InvalidOperationException">No parts are attached.</exception>
    [JsonIgnore]
    public SharedParts Shared
    {
        get => field ?? throw new InvalidOperationException("The snapshot's shared parts are not attached.");
        init;
    }

    /// <summary>The snapshot with its parts read from their canonical bytes, each checked against the hash that names it.</summary>
    /// <param name="bytesOf">Gives bytes by hash; null when they are not stored.</param>
    /// <exception cref="InvalidDataException">A part is missing or does not match its hash.</exception>
    public CaseSnapshot WithParts(Func<string, byte[]?> bytesOf)
    {
        ArgumentNullException.ThrowIfNull(bytesOf);
        return this with
        {
            Shared = new(
                Part<CatalogPart>(Parts.Catalog, bytesOf),
                Part<PeoplePart>(Parts.People, bytesOf),
                Part<ConfigurationPart>(Parts.Configuration, bytesOf),
                Part<WorkflowDefinition>(Parts.Workflow, bytesOf),
                Parts.Model is null ? null : Part<ModelPart>(Parts.Model, bytesOf)
            ),
        };
    }

    private static T Part<T>(string hash, Func<string, byte[]?> bytesOf)
    {
        var bytes = bytesOf(hash);
        return bytes is not null && string.Equals(CanonicalHash.Of(bytes), hash, StringComparison.Ordinal)
            ? CanonicalJson.Deserialize<T>(bytes)
            : throw new InvalidDataException($"The snapshot's {typeof(T).Name} {hash} is missing or does not match its hash.");
    }
}
