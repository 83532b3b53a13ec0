using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Writes a trained model to the registry in one transaction, as a shadow that ranks nothing. A run that resumes after a crash finds what
/// it registered before.
/// </summary>
public sealed class ModelRegistration(TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock)
{
    private const int MaxAttempts = 3;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The model of a kind that a run already registered; null when there is none.</summary>
    internal async Task<RegisteredModel?> FindAsync(Actor actor, Guid runId, SlateKind kind, CancellationToken cancellationToken)
    {
        var kindOfItem = kind.ToItemKind();
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        return await db
            .Models.AsNoTracking()
            .Where(row => row.JobRunId == runId && row.Kind == kindOfItem)
            .Select(row => new RegisteredModel(row.Id, row.Version, row.ReportJson))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Numbers and stores the model; retries when another training of the tenant takes the number first.</summary>
    internal async Task<RegisteredModel> AddAsync(Actor actor, ModelDraft draft, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAddAsync(actor, draft, cancellationToken);
            }
            catch (Exception e) when (ConcurrencyConflict.Is(e) && attempt < MaxAttempts)
            {
                if (await FindAsync(actor, draft.RunId, draft.Model.Kind, cancellationToken) is { } registered)
                {
                    return registered;
                }
            }
        }
    }

    private async Task<RegisteredModel> TryAddAsync(Actor actor, ModelDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var number = 1 + (await db.Models.MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0);
        var version = string.Create(CultureInfo.InvariantCulture, $"{draft.Model.Form}-{number}");
        var now = Timestamps.Round(clock.GetUtcNow());
        var row = RowOf(db.TenantId, draft, version, number, now);
        db.Models.Add(row);
        var because = ModelSteps.Event(db, actor, row.Id, ModelLife.Trained, "", now);
        auditTrail.Append(
            db,
            draft.RequestedById ?? actor.PersonOrNull,
            new(
                "model.register",
                "model",
                row.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["version"] = version,
                    ["content"] = row.ContentHash,
                    ["data"] = draft.Report.DataHash,
                    ["run"] = draft.RunId.ToString("D"),
                    ["origin"] = draft.Report.Origin?.Hash ?? "",
                    ["event"] = because.Id.ToString("D"),
                }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Model, row.Id.ToString("D"), now);
        await db.SaveChangesAsync(cancellationToken);
        return new(row.Id, row.Version, row.ReportJson);
    }

    private static ModelRow RowOf(Guid tenantId, ModelDraft draft, string version, int number, DateTimeOffset now)
    {
        var (content, hash) = ModelContent.Pack(draft.Model with { Version = version });
        return new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            Version = version,
            Number = number,
            Kind = draft.Model.Kind.ToItemKind(),
            Algorithm = draft.Model.Form,
            Status = ModelStatus.Shadow,
            Content = content,
            ContentHash = hash,
            FeatureSchema = draft.Model.FeatureSchema,
            Engine = EngineVersions.Current,
            TrainFrom = draft.Report.TrainFrom,
            TrainTo = draft.Report.TrainTo,
            ReportJson = JsonSerializer.Serialize(draft.Report.Named(version), s_json),
            JobRunId = draft.RunId,
            TrainedById = draft.RequestedById,
            CreatedAt = now,
        };
    }

    internal static ModelReport ReportOf(RegisteredModel model) =>
        JsonSerializer.Deserialize<ModelReport>(model.ReportJson, s_json)
        ?? throw new InvalidDataException($"The report of {model.Version} is empty.");
}

/// <summary>A trained model without a number.</summary>
internal sealed record ModelDraft(RankerModel Model, ModelReport Report, Guid RunId, Guid? RequestedById);

/// <summary>A registered model.</summary>
internal sealed record RegisteredModel(Guid Id, string Version, string ReportJson);
