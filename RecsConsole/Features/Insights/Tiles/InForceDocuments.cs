using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.History;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>The documents in force to count: those of the whole tenant, otherwise those that the viewer may read.</summary>
internal static class InForceDocuments
{
    public static async Task<IReadOnlyList<InForceDocument>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = context.Now;
        var rows = await context
            .Db.Documents.AsNoTracking()
            .InForce(now)
            .OrderBy(row => row.Key)
            .Select(row => new
            {
                row.Key,
                row.Title,
                row.Classification,
                row.Regions,
                row.Acl,
                row.EffectiveTo,
                row.ReviewBy,
            })
            .ToListAsync(cancellationToken);
        var mayRead = new AccessClasses(
            AccessOperation.ViewDocument,
            rows.Select(row => AccessResources.OfDocument(context.Db.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]))
        ).PermittedFor(context.Check);
        return
        [
            .. rows.Select((row, at) => new InForceDocument(row.Key, mayRead(at) ? row.Title : null, row.EffectiveTo, row.ReviewBy))
                .Where(row => context.Scope.IsWhole || row.Title is not null),
        ];
    }
}

/// <param name="Title">Null when the viewer may not read it: it is counted but not named.</param>
internal sealed record InForceDocument(string Key, string? Title, DateTimeOffset? To, DateTimeOffset? ReviewBy);
