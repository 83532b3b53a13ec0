using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.WarmUp;

/// <summary>
/// Reads what stands first on the page for a tenant that does not exist: there is nothing to find, but a process compiles the queries and
/// opens a connection before its first reader waits for them. Readers of the whole tenant and those of teams have queries of their own.
/// </summary>
public sealed class FirstFigures(OperationScopeFactory scopes, InsightAccess access)
{
    // the largest UUID, which is reserved (RFC 9562, section 5.10), so that it is never drawn for a tenant
    private static readonly Actor s_nobody = Actor.Job(Guid.AllBitsSet);

    private static readonly InsightFilter s_usual = new();

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            s_nobody,
            AccessOperation.ViewInsights,
            InsightAccess.Read,
            cancellationToken
        );
        var narrowed = await access.NarrowAsync(scope, s_usual, cancellationToken);
        if (!narrowed.IsOk)
        {
            return;
        }

        var (ofTeams, ofAll) = (narrowed.Value, await access.OfTenantAsync(scope, cancellationToken));
        await OpenInsights.FrameAsync(ofTeams, s_usual, cancellationToken);
        foreach (var context in (InsightContext[])[ofAll, ofTeams])
        {
            await ReadInsightAlarms.FindAsync(scope, context, cancellationToken);
            await ReadHeadlines.FindAsync(context, cancellationToken);
        }
    }
}
