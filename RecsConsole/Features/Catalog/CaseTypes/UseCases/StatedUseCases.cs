using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes.UseCases;

/// <summary>Keeps what is stated for a case type in the tenant's settings, as their next version.</summary>
public sealed class StatedUseCases(TenantConfigurationWriter writer)
{
    internal const string Name = "state.use_case";

    /// <summary>Writes the statement with the context's other changes; false when somebody else has changed the settings.</summary>
    /// <param name="origin">Who wrote it, if somebody else puts it into force; null when its author does.</param>
    internal async Task<bool> TryWriteAsync(
        OperationScope scope,
        UseCase stated,
        string title,
        ChangeOrigin? origin,
        CancellationToken cancellationToken
    )
    {
        var before = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        var after = before with
        {
            Part = before.Part with { Version = before.Version + 1 },
            UseCases =
            [
                .. (before.UseCases ?? [])
                    .Where(each => !string.Equals(each.CaseType, stated.CaseType, StringComparison.Ordinal))
                    .Append(stated)
                    .OrderBy(each => each.CaseType, StringComparer.Ordinal),
            ],
        };
        NewSettings settings = new(before, after, Texts.UseCaseStated.With(title), Name);
        if (origin is not null)
        {
            settings = settings with { AuthorId = origin.AuthorId, Details = origin.Details };
        }

        return await writer.TryWriteAsync(scope.Db, scope.Actor, settings, cancellationToken);
    }
}
