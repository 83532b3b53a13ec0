using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Life;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Training.Trials;

/// <summary>Reads the model that ranks for everybody.</summary>
internal static class LiveModel
{
    /// <summary>Null when there is none that this engine can rank with: then the heuristic ranks.</summary>
    public static async Task<RankerModel?> ReadAsync(ConsoleDbContext db, SlateKind kind, CancellationToken cancellationToken)
    {
        var kindOfItem = kind.ToItemKind();
        var row = await db
            .Models.AsNoTracking()
            .FirstOrDefaultAsync(each => each.Kind == kindOfItem && each.Status == ModelStatus.Live, cancellationToken);
        return row is not null && ModelGate.FitsEngine(row) ? Unpack(row) : null;
    }

    private static RankerModel? Unpack(ModelRow row)
    {
        try
        {
            var model = ModelContent.Unpack(row.Content, row.ContentHash);
            return model.Problem() is null ? model : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
