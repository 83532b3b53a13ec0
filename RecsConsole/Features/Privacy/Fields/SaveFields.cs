using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>
/// Puts the permitted purposes of data fields into force, as a new version of the tenant's settings; takes effect on the next request.
/// </summary>
public sealed class SaveFields(OperationScopeFactory scopes, TenantConfigurationWriter writer)
{
    /// <summary>Maximum length of the reason, in characters, as in the settings.</summary>
    public const int MaxCharacters = 500;

    private const string Name = "save.fields";

    public async Task<Result<string>> RunAsync(Actor actor, SaveFieldsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length < EraseSubject.ShortestReason || why.Length > MaxCharacters)
        {
            return Error.Invalid(Texts.FieldsWhy.With(EraseSubject.ShortestReason, MaxCharacters));
        }

        if (FieldLimitRules.Problem(request.Limits) is { } problem)
        {
            return Error.Invalid(problem);
        }

        return await WriteAsync(scope, request, why, cancellationToken);
    }

    private async Task<Result<string>> WriteAsync(
        OperationScope scope,
        SaveFieldsRequest request,
        string why,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var before = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        if (before.Version != request.SeenVersion)
        {
            return Error.Conflict(Texts.FieldsChanged);
        }

        if (FieldLimitRules.IsSame(before.Part.FieldLimits, request.Limits))
        {
            return Error.Invalid(Texts.FieldsUnchanged);
        }

        if (FieldLimitRules.MovesTexts(before.Part.FieldLimits, request.Limits))
        {
            await LearntTexts.OutgrowAsync(db, scope.Actor.PersonOrNull, scope.Now, cancellationToken);
        }

        var after = before with { Part = before.Part with { Version = before.Version + 1, FieldLimits = request.Limits } };
        if (!await writer.TryWriteAsync(db, scope.Actor, new(before, after, why, Name), cancellationToken))
        {
            return Error.Conflict(Texts.FieldsChanged);
        }

        await transaction.CommitAsync(cancellationToken);
        return Texts.FieldsSaved.With(after.Version);
    }
}

/// <param name="SeenVersion">Version of the settings that was on screen; if another one is in force by now, nothing is saved.</param>
/// <param name="Limits">All limits; null when nothing is withheld.</param>
/// <param name="Why">Stored with the version.</param>
public sealed record SaveFieldsRequest(int SeenVersion, FieldLimits? Limits, string Why);
