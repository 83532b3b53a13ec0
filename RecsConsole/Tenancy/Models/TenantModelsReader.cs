using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>
/// Reads which models are in force. A model that this engine cannot rank with is logged and left out; the heuristic ranks instead. One that
/// the tenant's own settings leave out is no fault: it is logged once, as information.
/// </summary>
public sealed partial class TenantModelsReader(ILogger<TenantModelsReader> logger)
{
    private readonly ConcurrentDictionary<(Guid Model, string Reason), bool> _withheld = new();

    /// <summary>The maximum number of shadow models that rank, per kind, newest first.</summary>
    public const int MaxShadows = 2;

    /// <summary>The models in force in the context's tenant; none while the kill switch is on.</summary>
    /// <param name="settings">
    /// Leaves out models with a column that the tenant denies, since they would rank on an empty column, and models that learned from a
    /// field now withheld from training.
    /// </param>
    public async Task<TenantModels> ReadAsync(ConsoleDbContext db, ConfigurationPart settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(settings);
        if (await db.ModelSwitches.AnyAsync(row => row.IsStopped, cancellationToken))
        {
            return TenantModels.None;
        }

        var rows = await db
            .Models.AsNoTracking()
            .Where(row => row.Status == ModelStatus.Pilot || row.Status == ModelStatus.Live)
            .ToListAsync(cancellationToken);
        var shadows = await ShadowsAsync(db, settings, cancellationToken);
        return new([
            .. rows.OrderByDescending(row => row.Number)
                .Select(row => ToServed(row, settings))
                .OfType<ServedModel>()
                .OrderByDescending(served => served.IsPilot),
        ])
        {
            Shadows = shadows,
            Learned = await LearnedRulesReader.ReadAsync(db, settings, cancellationToken),
        };
    }

    // Training registers one a week; older ones are no longer of interest.
    private async Task<IReadOnlyList<ShadowModel>> ShadowsAsync(
        ConsoleDbContext db,
        ConfigurationPart settings,
        CancellationToken cancellationToken
    )
    {
        var shadows = new List<ShadowModel>();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var kindOfItem = kind.ToItemKind();
            var rows = await db
                .Models.AsNoTracking()
                .Where(row => row.Status == ModelStatus.Shadow && row.Kind == kindOfItem)
                .OrderByDescending(row => row.Number)
                .Take(MaxShadows)
                .ToListAsync(cancellationToken);
            shadows.AddRange(
                rows.Select(row => ToServed(row, settings))
                    .OfType<ServedModel>()
                    .Select(served => new ShadowModel(served.Id, kind, ModelPart.From(served.Model)))
            );
        }

        return shadows;
    }

    /// <summary>The model of a row as it ranks with these settings; null when this engine cannot rank with it.</summary>
    internal static RankerModel? Read(ModelRow row, ConfigurationPart settings) => ReadOrSay(row, settings).Model;

    private ServedModel? ToServed(ModelRow row, ConfigurationPart settings)
    {
        var (model, problem, isChosen) = ReadOrSay(row, settings);
        if (model is null && !isChosen)
        {
            LogLeftOut(row.Version, row.Id, problem);
        }
        else if (model is null && _withheld.TryAdd((row.Id, problem), true))
        {
            LogWithheld(row.Version, row.Id, problem);
        }

        return model is null
            ? null
            : new(row.Id, row.Status is ModelStatus.Pilot, row.Percent, [.. row.Teams], [.. row.Roles], model)
            {
                Switchback = Switchback.Of(row),
            };
    }

    // IsChosen: the tenant's settings leave the model out
    private static (RankerModel? Model, string Problem, bool IsChosen) ReadOrSay(ModelRow row, ConfigurationPart settings)
    {
        try
        {
            var model = ModelContent.Unpack(row.Content, row.ContentHash);
            if (!string.Equals(model.Version, row.Version, StringComparison.Ordinal))
            {
                return (null, "its content is of another version", false);
            }

            if (model.Columns.FirstOrDefault(each => FeatureDenyList.IsDenied(each, settings.DeniedFeatures)) is { } column)
            {
                return (null, $"the tenant denies its column '{column}'", true);
            }

            if (settings.FieldLimits.RefusedModel(model.Kind, model.Columns) is { Count: > 0 } refused)
            {
                return (null, $"it was learned from fields that are withheld from training: {string.Join(", ", refused)}", true);
            }

            return model.Problem() is { } problem ? (null, problem, false) : (WithoutWithheld(model, settings.FieldLimits), "", false);
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message, false);
        }
    }

    private static RankerModel WithoutWithheld(RankerModel model, FieldLimits? limits) =>
        limits.Allows(DataFields.CaseType, FieldPurpose.Train) ? model : model with { TypeOffsets = null };

    [LoggerMessage(EventId = 1301, Level = LogLevel.Error, Message = "Model {Version} {ModelId} cannot rank and is left out: {Problem}")]
    private partial void LogLeftOut(string version, Guid modelId, string problem);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Information, Message = "Model {Version} {ModelId} is left out by settings: {Reason}")]
    private partial void LogWithheld(string version, Guid modelId, string reason);
}
