using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Embeddings;

/// <summary>
/// Trains a tenant's latent basis from its own texts, if it has none or has outgrown it. Cases of customers from whom nothing is learned are
/// left out.
/// </summary>
public sealed class BasisTraining(AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Fewer texts show too little about which words belong together.</summary>
    public const int MinTexts = 50;

    /// <summary>
    /// The basis of a larger tenant is trained from a fixed sample of this size: more texts hardly change the directions, and this many
    /// take a few hundred megabytes for a minute.
    /// </summary>
    public const int MaxTexts = 40_000;

    private const double Growth = 1.25;
    private const int ReportEvery = 2_000;

    /// <summary>Trains and stores a new basis if necessary.</summary>
    internal async Task<TrainedBasis> TrainIfOutgrownAsync(
        ConsoleDbContext db,
        Actor actor,
        JobProgress progress,
        CancellationToken cancellationToken
    )
    {
        var limits = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Part.FieldLimits;
        var kinds = KindsOf(limits);
        var all = await CountAsync(db, kinds, cancellationToken);
        var texts = Math.Min(all, MaxTexts);
        var newest = await db
            .SearchBases.AsNoTracking()
            .OrderByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Version)
            .Select(row => (int?)row.Texts)
            .FirstOrDefaultAsync(cancellationToken);
        if (texts < MinTexts || texts < Growth * newest)
        {
            await ForgetAsync(db, texts < MinTexts && limits is not null, cancellationToken);
            return new(texts, IsNew: false);
        }

        var trainer = new LatentBasisTrainer(LatentSettings.Standard);
        var read = await ReadAsync(db, trainer, new(kinds, all), progress, cancellationToken);
        await progress.ReportAsync(20, StoredText.From<Texts>(nameof(Texts.MakingABasisFromTexts), read), cancellationToken);
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        var basis = await Task.Run(() => trainer.Train(threads, cancellationToken), cancellationToken);
        await StoreAsync(db, actor, basis, texts, cancellationToken);
        return new(texts, IsNew: true);
    }

    // People are not texts: their few words would only blur the directions. Texts withheld from training are not used.
    private static IReadOnlyList<TextKind> KindsOf(FieldLimits? limits) =>
        [.. SearchTexts.Kinds.Except([TextKind.Person]).Where(kind => TextFields.Refused(limits, FieldPurpose.Train, [kind]).Count == 0)];

    // too few texts may be used for training: a basis trained before is deleted
    private static async Task ForgetAsync(ConsoleDbContext db, bool isWithheld, CancellationToken cancellationToken)
    {
        if (isWithheld)
        {
            await BulkInsert.DeleteAsync<SearchBasisRow>(db, row => row.Texts == 0, cancellationToken);
        }
    }

    private static async Task<int> CountAsync(ConsoleDbContext db, IReadOnlyList<TextKind> kinds, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var kind in kinds)
        {
            count += kind switch
            {
                TextKind.Case => await db.Cases.CountAsync(cancellationToken),
                TextKind.Document => await db.Documents.Effective().CountAsync(row => row.Text != "", cancellationToken),
                _ => await db.Actions.Published().CountAsync(cancellationToken),
            };
        }

        return count;
    }

    private static async Task<int> ReadAsync(
        ConsoleDbContext db,
        LatentBasisTrainer trainer,
        TextSample sample,
        JobProgress progress,
        CancellationToken cancellationToken
    )
    {
        var (read, all) = (0, sample.All);
        var excluded = await ExcludedCasesAsync(db, cancellationToken);
        foreach (var kind in sample.Kinds)
        {
            await foreach (var text in SearchTexts.ReadAsync(db, kind, cancellationToken))
            {
                // whether a text is in the sample depends only on the text
                if ((all > MaxTexts && text.Draw((uint)all) >= MaxTexts) || (kind == TextKind.Case && excluded.Contains(text.Key)))
                {
                    continue;
                }

                trainer.Add(text.Terms);
                if (++read % ReportEvery == 0)
                {
                    await progress.ReportAsync(
                        (int)(15L * read / Math.Min(all, MaxTexts)),
                        StoredText.From<Texts>(nameof(Texts.TextsRead), read),
                        cancellationToken
                    );
                }
            }
        }

        return read;
    }

    // those of customers from whom nothing is learned
    private static async Task<HashSet<string>> ExcludedCasesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var exclusions = await TrainingExclusions.ReadAsync(db, cancellationToken);
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => row.AccountKey != null)
            .Select(row => new { row.Id, row.AccountKey })
            .ToListAsync(cancellationToken);
        return cases
            .Where(each => exclusions.Covers(each.Id, each.AccountKey))
            .Select(each => each.Id.ToString("D"))
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task StoreAsync(ConsoleDbContext db, Actor actor, LatentBasis basis, int texts, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var known = await db.SearchBases.FirstOrDefaultAsync(row => row.Version == basis.Version, cancellationToken);
        if (known is not null)
        {
            (known.Texts, known.CreatedAt) = (texts, now);
        }
        else
        {
            db.SearchBases.Add(
                new()
                {
                    TenantId = actor.TenantId,
                    Version = basis.Version,
                    Dimensions = basis.Dimensions,
                    Texts = texts,
                    Content = SearchModels.WriteBasis(basis),
                    CreatedAt = now,
                }
            );
        }

        auditTrail.Append(db, actor.PersonOrNull, new("search.basis", "basis", basis.Version, AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}

/// <summary>Number of texts for a basis, and whether a new one was trained.</summary>
internal sealed record TrainedBasis(int Texts, bool IsNew);

/// <summary>The kinds of texts in a basis, and their total number.</summary>
internal sealed record TextSample(IReadOnlyList<TextKind> Kinds, int All);
