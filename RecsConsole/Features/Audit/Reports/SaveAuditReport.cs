using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Audit.Reports;

/// <summary>Saves a filter of the trail as a report of the actor. A report of that name gets the new filter.</summary>
public sealed class SaveAuditReport(OperationScopeFactory scopes)
{
    public async Task<Result<AuditReport>> RunAsync(Actor actor, SaveAuditReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, "save.audit_report", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (name, address) = (request.Name.Trim(), OwnReports.AddressOf(request.Address));
        if (name.Length is 0 or > OwnReports.LongestName)
        {
            return Error.Invalid(Texts.ReportNameLength.With(OwnReports.LongestName));
        }

        if (address.Length > OwnReports.LongestAddress)
        {
            return Error.Invalid(Texts.ReportTooLong);
        }

        var own = await OwnReports.Of(scope).ToListAsync(cancellationToken);
        var row = own.Find(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase));
        if (row is null && own.Count >= OwnReports.Max)
        {
            return Error.Invalid(Texts.TooManyReports.With(OwnReports.Max));
        }

        row ??= Add(scope, own.Count == 0 ? 1 : own[^1].Place + 1);
        (row.Name, row.Address, row.At) = (name, address, scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken)
            ? new AuditReport(row.Id, row.Name, row.Address)
            : Error.Conflict(Texts.ReportChangedMeanwhile);
    }

    private static SavedViewRow Add(OperationScope scope, int place) =>
        scope
            .Db.SavedViews.Add(
                new()
                {
                    TenantId = scope.Actor.TenantId,
                    Id = Guid.CreateVersion7(scope.Now),
                    PersonId = scope.Actor.PersonId,
                    List = OwnReports.List,
                    Name = "",
                    Address = "",
                    Place = place,
                }
            )
            .Entity;
}

/// <param name="Address">The page with the filter to save.</param>
public sealed record SaveAuditReportRequest(string Name, string Address);
