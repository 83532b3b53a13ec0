using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>
/// The models in force for a tenant, and who each ranks for. Immutable; read again when a model or the kill switch changes.
/// </summary>
/// <param name="Served">Pilots before live models; empty while the kill switch is on.</param>
public sealed record TenantModels(IReadOnlyList<ServedModel> Served)
{
    private readonly ConcurrentDictionary<string, ChosenModels> _chosen = new(StringComparer.Ordinal);

    /// <summary>The newest models in shadow, a few of each kind.</summary>
    public IReadOnlyList<ShadowModel> Shadows { get; init; } = [];

    /// <summary>What the weighted rules learned; null before any training, or while the kill switch is on.</summary>
    public LearnedRules? Learned { get; init; }

    /// <summary>No model: the heuristic ranks everything.</summary>
    public static TenantModels None { get; } = new([]);

    /// <summary>
    /// The models that rank for an actor and a case: of each kind the pilot that covers the case's team and the actor, else the live one.
    /// Null: the heuristic ranks.
    /// </summary>
    public ChosenModels? For(AccessSubject actor, string? team, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Served.Count == 0)
        {
            return null;
        }

        var models = Enum.GetValues<SlateKind>()
            .Select(kind => Served.FirstOrDefault(each => each.Model.Kind == kind && (!each.IsPilot || Ranks(each, actor, team, at))))
            .OfType<ServedModel>()
            .Select(each => each.Model)
            .ToList();
        if (models.Count == 0)
        {
            return null;
        }

        var part = ModelPart.From(models);
        return _chosen.GetOrAdd(part.Version, _ => ChosenModels.From(part));
    }

    /// <summary>The time windows of the switchback pilots that cover an actor and a case, whether or not the model ranks in them.</summary>
    public IReadOnlyList<PilotWindow> WindowsOf(AccessSubject actor, string? team, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return
        [
            .. Served
                .Where(each => each.Switchback is not null && Covers(each, actor, team))
                .Select(each => Window(each.Model.Version, each.Switchback!, at)),
        ];
    }

    /// <summary>
    /// A bucket from 0 to 99 that depends on model and person alone, so that people stay in a pilot while its share grows.
    /// </summary>
    public static int BucketOf(Guid modelId, Guid personId)
    {
        Span<byte> both = stackalloc byte[32];
        modelId.TryWriteBytes(both, bigEndian: true, out _);
        personId.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(both, hash);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % 100);
    }

    private static PilotWindow Window(string version, Switchback switchback, DateTimeOffset at)
    {
        var number = switchback.WindowAt(at);
        return new(version, number, switchback.HasModel(number));
    }

    private static bool Ranks(ServedModel pilot, AccessSubject actor, string? team, DateTimeOffset at) =>
        Covers(pilot, actor, team)
        && (
            pilot.Switchback is { } switchback
                ? switchback.HasModel(switchback.WindowAt(at))
                : BucketOf(pilot.Id, actor.PersonId) < pilot.Percent
        );

    private static bool Covers(ServedModel pilot, AccessSubject actor, string? team) =>
        (pilot.Teams.Count == 0 || (team is not null && pilot.Teams.Contains(team, StringComparer.Ordinal)))
        && (pilot.Roles.Count == 0 || pilot.Roles.Any(actor.Roles.Contains));
}

/// <summary>The models of a recommendation with their canonical bytes, so that neither is computed each time.</summary>
public sealed record ChosenModels(ModelPart Part, StoredPart Stored)
{
    public static ChosenModels From(ModelPart part) => new(part, StoredPart.From("model", CanonicalJson.Serialize(part)));
}
