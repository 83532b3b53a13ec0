using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>
/// Counts the usual figures of a large tenant ahead of its readers: each offered length of the period, for the whole tenant, each team and
/// each reader's teams, in the languages of its people. Figures that take long are counted less often.
/// </summary>
public sealed class CountAhead(OperationScopeFactory scopes, InsightAccess access, TimeProvider time, IOptions<InsightsOptions> options)
{
    private const string Name = "count.figures";

    /// <summary>A part is counted again when it is at least this many times as old as counting it took.</summary>
    private const int LeastAge = 20;

    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(30);

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<CountedFigures>> RunAsync(Actor actor, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(progress);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var whole = await access.OfTenantAsync(scope, cancellationToken);
        var questions = await IsLargeAsync(whole, cancellationToken) ? await QuestionsAsync(scope, cancellationToken) : [];
        var (basis, known) = (RollupBasis.Of(whole), await KnownAsync(scope.Db, cancellationToken));
        var due = questions.Where(question => IsDue(known.GetValueOrDefault(question.Key), basis)).ToList();
        for (var i = 0; i < due.Count; i++)
        {
            await progress.ReportAsync(
                100 * i / due.Count,
                StoredText.From<Texts>(nameof(Texts.CountingFigure), i + 1, due.Count),
                cancellationToken
            );
            await CountAsync(scope.Db, whole, due[i], basis, cancellationToken);
        }

        var gone = known.Keys.Except(questions.Select(question => question.Key), StringComparer.Ordinal).ToList();
        scope.Db.InsightRollups.RemoveRange(
            await scope.Db.InsightRollups.Where(row => EF.Parameter(gone).Contains(row.Key)).ToListAsync(cancellationToken)
        );
        await scope.Db.SaveChangesAsync(cancellationToken);
        return new CountedFigures(due.Count, questions.Count - due.Count, gone.Count);
    }

    private async Task<bool> IsLargeAsync(InsightContext whole, CancellationToken cancellationToken)
    {
        var from = whole.Now.AddDays(-2 * InsightFilter.Lengths.Max());
        return await whole
            .Db.Decisions.Where(row => row.At >= from)
            .OrderBy(row => row.At)
            .Select(row => row.Id)
            .Skip(options.Value.CountedAheadFrom - 1)
            .AnyAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<RollupQuestion>> QuestionsAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var languages = await RollupLanguages.ReadAsync(scope.Db, cancellationToken);
        var teams = await RollupTeams.ReadAsync(scope, cancellationToken);
        return
        [
            .. from set in teams
            from days in InsightFilter.Lengths
            from part in RollupPart.All
            from language in part.HasWords ? languages : [""]
            select new RollupQuestion(part.Name, days, set, language),
        ];
    }

    private static Task<Dictionary<string, KnownRollup>> KnownAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .InsightRollups.AsNoTracking()
            .ToDictionaryAsync(
                row => row.Key,
                row => new KnownRollup(row.Basis, row.CountedAt, row.CountedInMs),
                StringComparer.Ordinal,
                cancellationToken
            );

    private bool IsDue(KnownRollup? known, string basis) =>
        known is null
        || !string.Equals(known.Basis, basis, StringComparison.Ordinal)
        || time.GetUtcNow() - known.CountedAt >= Longer(s_shortest, TimeSpan.FromMilliseconds(LeastAge * known.CountedInMs));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task CountAsync(
        ConsoleDbContext db,
        InsightContext whole,
        RollupQuestion question,
        string basis,
        CancellationToken cancellationToken
    )
    {
        var (at, start) = (time.GetUtcNow(), Stopwatch.GetTimestamp());
        var content = await ContentAsync(whole.Asked(question, at), question, cancellationToken);
        var took = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (content is null)
        {
            return;
        }

        var row = await db.InsightRollups.FirstOrDefaultAsync(each => each.Key == question.Key, cancellationToken);
        if (row is null)
        {
            row = new()
            {
                TenantId = db.TenantId,
                Key = question.Key,
                Basis = basis,
                ContentJson = content,
            };
            db.InsightRollups.Add(row);
        }

        (row.Basis, row.ContentJson, row.CountedAt, row.CountedInMs) = (basis, content, at, took);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    // the culture is that of the words in the content; it is set for this method only
    private static async Task<string?> ContentAsync(InsightContext context, RollupQuestion question, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(question.Language);
        var part = RollupPart.All.First(each => string.Equals(each.Name, question.Part, StringComparison.Ordinal));
        return await part.CountAsync(context, cancellationToken) is { } content
            ? JsonSerializer.Serialize(content, content.GetType())
            : null;
    }

    private sealed record KnownRollup(string Basis, DateTimeOffset CountedAt, long CountedInMs);
}

/// <param name="Counted">Parts of the page that were counted.</param>
/// <param name="Fresh">Parts that were still new enough.</param>
/// <param name="Removed">Parts that nobody can ask for any more.</param>
public sealed record CountedFigures(int Counted, int Fresh, int Removed);
