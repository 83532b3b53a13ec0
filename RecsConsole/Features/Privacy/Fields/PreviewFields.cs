using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>What limits would stop if they were in force: models that learned from a field, and trainings.</summary>
public sealed class PreviewFields(OperationScopeFactory scopes)
{
    public async Task<Result<FieldsEffect>> RunAsync(Actor actor, FieldLimits? limits, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "preview.fields", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return await ReadAsync(scope.Db, limits, cancellationToken);
    }

    /// <summary>The effect on the models there are now.</summary>
    internal static async Task<FieldsEffect> ReadAsync(ConsoleDbContext db, FieldLimits? limits, CancellationToken cancellationToken)
    {
        var rows = await db
            .Models.AsNoTracking()
            .Where(row => row.Status == ModelStatus.Pilot || row.Status == ModelStatus.Live)
            .OrderBy(row => row.Version)
            .ToListAsync(cancellationToken);
        return new FieldsEffect(
            [.. rows.Where(row => Stops(row, limits)).Select(row => row.Version)],
            [
                .. Enum.GetValues<SlateKind>()
                    .Where(kind =>
                        limits?.LeavesOut is not true && limits.RefusedModel(kind, FeatureColumns.Of(kind)).Count > 0
                        || limits.Refused(LearnedFields.Targets, FieldPurpose.Train).Count > 0
                    ),
            ],
            limits.Refused(LearnedFields.NextSteps, FieldPurpose.Train).Count > 0
        );
    }

    // an unreadable model does not rank anyway
    private static bool Stops(ModelRow row, FieldLimits? limits)
    {
        try
        {
            var model = ModelContent.Unpack(row.Content, row.ContentHash);
            return limits.RefusedModel(model.Kind, model.Columns).Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

/// <param name="Models">Versions of models in pilot or live that would no longer rank.</param>
/// <param name="Trainings">Kinds for which no model could be trained.</param>
/// <param name="NextSteps">Next steps would no longer be learned, and what was learned would not be used.</param>
public sealed record FieldsEffect(IReadOnlyList<string> Models, IReadOnlyList<SlateKind> Trainings, bool NextSteps);
