using System.Linq.Expressions;
using RecsConsole.Database;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;

namespace RecsConsole.Features.Models.Detail;

/// <summary>The columns of a model's row that a screen needs: all but the content, which may be large.</summary>
internal sealed record ModelFacts
{
    public static Expression<Func<ModelRow, ModelFacts>> Of { get; } =
        row => new ModelFacts
        {
            Id = row.Id,
            Version = row.Version,
            Kind = row.Kind,
            Status = row.Status,
            Share = new(row.Percent, row.Teams, row.Roles) { WindowHours = row.WindowHours },
            TrainFrom = row.TrainFrom,
            TrainTo = row.TrainTo,
            ReportJson = row.ReportJson,
            CreatedAt = row.CreatedAt,
            TrainedById = row.TrainedById,
            ProposedById = row.ProposedById,
            ProposedAt = row.ProposedAt,
            ProposedWhy = row.ProposedWhy,
            ProposedStatus = row.ProposedStatus,
            ProposedShare = new(row.ProposedPercent, row.ProposedTeams, row.ProposedRoles) { WindowHours = row.ProposedWindowHours },
            PromotedById = row.PromotedById,
            PromotedAt = row.PromotedAt,
            RetiredAt = row.RetiredAt,
            Revision = row.Revision,
        };

    public required Guid Id { get; init; }

    public required string Version { get; init; }

    public required ItemKind Kind { get; init; }

    public required ModelStatus Status { get; init; }

    public required ModelShare Share { get; init; }

    public DateTimeOffset TrainFrom { get; init; }

    public DateTimeOffset TrainTo { get; init; }

    public required string ReportJson { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid? TrainedById { get; init; }

    public Guid? ProposedById { get; init; }

    public DateTimeOffset? ProposedAt { get; init; }

    public string? ProposedWhy { get; init; }

    public ModelStatus? ProposedStatus { get; init; }

    public required ModelShare ProposedShare { get; init; }

    public Guid? PromotedById { get; init; }

    public DateTimeOffset? PromotedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }

    public long Revision { get; init; }

    /// <summary>Everyone whose name the screen shows.</summary>
    public IEnumerable<Guid?> People => [TrainedById, ProposedById, PromotedById];

    public ModelLine ToLine(IReadOnlyDictionary<Guid, string> names) =>
        new(
            Version,
            Kind,
            Status,
            Share,
            TrainFrom,
            TrainTo,
            ModelGate.ReportOf(ReportJson),
            CreatedAt,
            ModelPeople.Of(names, TrainedById),
            ProposedStatus is not { } proposed
                ? null
                : new(
                    proposed,
                    ProposedShare,
                    ProposedById is null ? Texts.TheConsole : ModelPeople.Of(names, ProposedById) ?? Texts.Somebody,
                    ProposedAt ?? CreatedAt,
                    ProposedById is null ? Texts.WhyOfTraining : ProposedWhy ?? ""
                ),
            ModelPeople.Of(names, PromotedById),
            PromotedAt,
            RetiredAt,
            Revision
        );
}
