using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>Counts what the job would remove with a period that is not saved yet.</summary>
public sealed class PreviewRetention(OperationScopeFactory scopes)
{
    public async Task<Result<ClassCount>> RunAsync(Actor actor, PreviewRetentionRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, "preview.retention", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (DataClass.Find(request.DataClass) is not { } dataClass)
        {
            return Error.NotFound(Texts.NoSuchClass);
        }

        if (request.KeepDays is { } given && (given < dataClass.ShortestDays || given > dataClass.LongestDays))
        {
            return Error.Invalid(Texts.PeriodOutside.With(dataClass.ShortestDays, dataClass.LongestDays));
        }

        var expiring = new ExpiringRows(scope.Db, await HeldSubjects.ReadAsync(scope.Db, cancellationToken));
        DateTimeOffset? before = (request.KeepDays ?? dataClass.UsualDays) is { } days ? scope.Now.AddDays(-days) : null;
        return await expiring.CountAsync(dataClass, before, cancellationToken);
    }
}

/// <param name="DataClass">Key of the class.</param>
/// <param name="KeepDays">Null means the default period, or forever.</param>
public sealed record PreviewRetentionRequest(string DataClass, int? KeepDays);
