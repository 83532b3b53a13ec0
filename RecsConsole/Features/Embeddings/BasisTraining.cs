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
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var limits = settings.Part.FieldLimits;
        var kinds = KindsOf(limits);
        var excluded = await ExcludedCases.ReadAsync(db, cancellationToken);
        var all = await CountAsync(db, kinds, excluded.Count, cancellationToken);
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
        using var tally = new CardTally();
        var read = await ReadAsync(db, trainer, new(kinds, all, excluded, tally), progress, cancellationToken);
        await progress.ReportAsync(20, StoredText.From<Texts>(nameof(Texts.MakingABasisFromTexts), read), cancellationToken);
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        var basis = await Task.Run(() => trainer.Train(threads, cancellationToken), cancellationToken);
        var card = tally.Close(CardPurposes.Search, FieldsOf(kinds, limits), settings.LearningBasis);
        await StoreAsync(db, actor, new(basis, texts, card), cancellationToken);
        return new(texts, IsNew: true);
    }

    // People are not texts: their few words would only blur the directions. Texts withheld from training are not used.
    private static IReadOnlyList<TextKind> KindsOf(FieldLimits? limits) =>
        [.. SearchTexts.Kinds.Except([TextKind.Person]).Where(kind => TextFields.Refused(limits, FieldPurpose.Train, [kind]).Count == 0)];

    private static CardFields FieldsOf(IReadOnlyList<TextKind> kinds, FieldLimits? limits)
    {
        var texts = kinds.Select(TextFields.Of).SelectMany(each => new[] { each.Title, each.Body }).Distinct();
        IEnumerable<DataField> tags = kinds.Contains(TextKind.Case) ? [DataFields.CaseIssueType, DataFields.CaseProduct] : [];
        var denied = TextFields.Refused(limits, FieldPurpose.Train, SearchTexts.Kinds.Except(kinds).Except([TextKind.Person]));
        return new([.. texts.Concat(tags).Select(field => field.Key)], [.. denied.Select(field => field.Key)]);
    }

    // too few texts may be used for training: a basis trained before is deleted
    private static async Task ForgetAsync(ConsoleDbContext db, bool isWithheld, CancellationToken cancellationToken)
    {
        if (isWithheld)
        {
            await BulkInsert.DeleteAsync<SearchBasisRow>(db, row => row.Texts == 0, cancellationToken);
        }
    }

    // those that are read: of the cases, not the closed ones without a solution, and none that is left out
    private static async Task<int> CountAsync(
        ConsoleDbContext db,
        IReadOnlyList<TextKind> kinds,
        int excluded,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        foreach (var kind in kinds)
        {
            count += kind switch
            {
                TextKind.Case => await db.Cases.CountAsync(row => row.IsOpen || row.ResolvedAt != null, cancellationToken) - excluded,
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
        var (read, all, tally) = (0, sample.All, sample.Tally);
        foreach (var kind in sample.Kinds)
        {
            await foreach (var text in SearchTexts.ReadAsync(db, kind, cancellationToken))
            {
                if (kind == TextKind.Case && sample.Excluded.TryGetValue(text.Key, out var reason))
                {
                    tally.LeaveOut(reason);
                    continue;
                }

                // whether a text is in the sample depends only on the text
                if (all > MaxTexts && text.Draw((uint)all) >= MaxTexts)
                {
                    tally.LeaveOut("sample");
                    continue;
                }

                trainer.Add(text.Terms);
                tally.Use(kind.ToCode(), text.At);
                tally.Hash(text.ContentHash);
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

    private async Task StoreAsync(ConsoleDbContext db, Actor actor, MadeBasis made, CancellationToken cancellationToken)
    {
        var (basis, texts, card) = made;
        var now = Timestamps.Round(clock.GetUtcNow());
        var known = await db.SearchBases.FirstOrDefaultAsync(row => row.Version == basis.Version, cancellationToken);
        if (known is not null)
        {
            (known.Texts, known.CreatedAt, known.CardJson) = (texts, now, card?.ToJson());
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
                    CardJson = card?.ToJson(),
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

/// <summary>The texts of a basis.</summary>
/// <param name="All">Total number of texts of the kinds.</param>
/// <param name="Excluded">Cases that are left out.</param>
internal sealed record TextSample(
    IReadOnlyList<TextKind> Kinds,
    int All,
    IReadOnlyDictionary<string, TrainingExclusions.Reason> Excluded,
    CardTally Tally
);

/// <summary>A trained basis, the number of its texts, and its dataset card.</summary>
internal sealed record MadeBasis(LatentBasis Basis, int Texts, DatasetCard? Card);
