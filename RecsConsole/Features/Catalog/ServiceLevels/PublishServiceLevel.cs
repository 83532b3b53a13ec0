using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Publishes a version; the person must not have written on it (R133).</summary>
public sealed class PublishServiceLevel(VersionLife<ServiceLevelRow, ServiceLevelContent> life, OperationScopeFactory scopes)
{
    private const int MaxAttempts = 3;

    public async Task<Result<VersionStepResult>> RunAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var attempt = 1; ; attempt++)
        {
            var result = await life.PublishAsync(actor, request, cancellationToken);
            var isOfCases =
                request.AppliesToOpenCases
                && result.Error is { Kind: ErrorKind.Conflict }
                && await IsAsSeenAsync(actor, request, cancellationToken);
            if (!isOfCases)
            {
                return result;
            }

            if (attempt == MaxAttempts)
            {
                return Error.Conflict(Texts.OpenCasesChangedMeanwhile);
            }
        }
    }

    // if the version is unchanged, someone worked on a case that was to get its deadline
    private async Task<bool> IsAsSeenAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "publish.service_level", cancellationToken);
        return scope.Refusal is null
            && await scope.Db.ServiceLevels.AnyAsync(
                row =>
                    row.Key == request.Key
                    && row.Version == request.Version
                    && row.Revision == request.Revision
                    && row.Status == VersionStatus.InReview,
                cancellationToken
            );
    }
}
