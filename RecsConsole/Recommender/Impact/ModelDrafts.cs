using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Impact;

/// <summary>A trained model for everybody, against what ranks its kind now: the live model, or the rules.</summary>
internal static class ModelDrafts
{
    /// <exception cref="InvalidDataException">This engine cannot rank with the model.</exception>
    public static async Task<ImpactDraft?> ReadAsync(ConsoleDbContext db, ImpactSubject subject, CancellationToken cancellationToken)
    {
        var row = await db.Models.AsNoTracking().FirstOrDefaultAsync(each => each.Version == subject.Key, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var settings = (await TenantConfigurationReader.ReadAsync(db, cancellationToken)).Part;
        var live = await db
            .Models.AsNoTracking()
            .Where(each => each.Kind == row.Kind && each.Status == ModelStatus.Live)
            .OrderByDescending(each => each.Number)
            .FirstOrDefaultAsync(cancellationToken);
        var proposed =
            TenantModelsReader.Read(row, settings) ?? throw new InvalidDataException($"Model {row.Version} cannot rank with this engine.");
        return new(With(live is null ? null : TenantModelsReader.Read(live, settings), proposed.Kind), With(proposed, proposed.Kind));
    }

    private static ImpactFacts With(RankerModel? model, SlateKind kind) =>
        new(parts =>
        {
            List<RankerModel> others = [.. (parts.Model?.All ?? []).Where(each => each.Kind != kind)];
            if (model is not null)
            {
                others.Add(model);
            }

            return parts with
            {
                Model = others.Count == 0 ? null : ModelPart.From(others),
            };
        });
}
