using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Renders the pages of open cases as their agents see them, and checks every sentence against the rows.</summary>
internal sealed class PageTruthRun(IServiceProvider services, Actor tenant, Action<string> progress)
{
    private const int EveryPages = 50;

    // the oracle reads English
    private const string Language = "en";

    public async Task<PageTruthAnswer> RunAsync(int mostCases, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var records = new StoredCases(db, await EndingOracle.OpenAsync(db, cancellationToken));
        var readers = await ReadersAsync(db, cancellationToken);
        var answer = PageTruthAnswer.Empty;
        var customers = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in await CasesAsync(db, mostCases, cancellationToken))
        {
            if (await CheckAsync(records, row, readers, cancellationToken) is var (reader, page))
            {
                answer = answer.With(page);
                Tell(page.Findings);
                if (row.AccountKey is { } account)
                {
                    customers.TryAdd(account, reader);
                }
            }
            else
            {
                answer = answer with { NotOpened = answer.NotOpened + 1 };
            }

            if ((answer.Pages + answer.NotOpened) % EveryPages == 0)
            {
                progress($"{answer.Pages + answer.NotOpened} cases");
            }
        }

        return await CheckPlacesAsync(answer, new(services, db, records), customers, readers, cancellationToken);
    }

    private async Task<PageTruthAnswer> CheckPlacesAsync(
        PageTruthAnswer answer,
        PlacesRun places,
        Dictionary<string, Guid> customers,
        IReadOnlyList<Guid> readers,
        CancellationToken cancellationToken
    )
    {
        foreach (var (account, reader) in customers)
        {
            var findings = await places.AccountAsync(tenant with { PersonId = reader }, account, cancellationToken);
            answer = answer.WithPlace(findings);
            Tell(findings);
        }

        foreach (var reader in readers)
        {
            if (await places.BoardAsync(tenant with { PersonId = reader }, cancellationToken) is { } findings)
            {
                Tell(findings);
                return answer.WithPlace(findings);
            }
        }

        return answer;
    }

    private void Tell(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            progress($"{finding.Case}, {finding.On}: {finding.Words}");
        }
    }

    private async Task<ReadPage?> CheckAsync(
        StoredCases records,
        CaseRow row,
        IReadOnlyList<Guid> readers,
        CancellationToken cancellationToken
    )
    {
        foreach (var reader in readers.OrderBy(id => id == row.AssigneeId ? 0 : 1))
        {
            var checker = new PageChecker(services, tenant with { PersonId = reader }, records);
            if (await checker.CheckAsync(row, cancellationToken) is { } page)
            {
                return new(reader, page);
            }
        }

        return null;
    }

    private static async Task<List<CaseRow>> CasesAsync(ConsoleDbContext db, int max, CancellationToken cancellationToken)
    {
        var open = await db.Cases.AsNoTracking().Where(row => row.IsOpen).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var step = Math.Max(1, (open.Count + max - 1) / max);
        return [.. open.Where((_, i) => i % step == 0)];
    }

    private static async Task<List<Guid>> ReadersAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = await db
            .People.Where(row => row.IsActive)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var readers = new List<Guid>();
        foreach (var person in people)
        {
            if (string.Equals(await ReaderLanguage.OfAsync(db, person, cancellationToken), Language, StringComparison.Ordinal))
            {
                readers.Add(person);
            }
        }

        return readers;
    }

    private sealed record ReadPage(Guid Reader, CheckedPage Page);
}
