using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Audit;

/// <summary>One pass over a trail. Streams the entries; keeps only what must match for each decision and response.</summary>
internal sealed class AuditPageResult(ConsoleDbContext db, IReadOnlyList<AuditHead> kept, AuditSigner signer, JobProgress progress)
{
    private readonly TrailReader _trail = new(db, kept, signer);
    private const int ReportEvery = 500;
    private readonly Dictionary<Guid, DecisionEntry> _decisions = [];
    private readonly HashSet<Guid> _responses = [];
    private DateTimeOffset? _brokenAt;
    private StoredText? _broken;

    public async Task<AuditVerdict> RunAsync(CancellationToken cancellationToken)
    {
        await ReadEntriesAsync(cancellationToken);
        var decisions = await ReadDecisionsAsync(cancellationToken);
        var responses = await ReadResponsesAsync(cancellationToken);
        return new(_trail.Entries, _trail.Unsealed, _trail.Head, decisions, responses, _trail.FirstBroken ?? _broken);
    }

    private async Task ReadEntriesAsync(CancellationToken cancellationToken)
    {
        var total = await db.AuditEntries.CountAsync(cancellationToken);
        await foreach (var row in _trail.ReadAsync(cancellationToken))
        {
            Keep(row);
            if (_trail.Entries % ReportEvery == 0)
            {
                await progress.ReportAsync(
                    Share(_trail.Entries, total, 0, 70),
                    StoredText.From<Texts>(nameof(Texts.OfEntries), _trail.Entries, total),
                    cancellationToken
                );
            }
        }
    }

    private void Keep(AuditEntryRow row)
    {
        if (row is not { ObjectKind: "decision", Outcome: AuditOutcomes.Done })
        {
            return;
        }

        using var details = JsonDocument.Parse(row.DetailsJson);
        string Detail(string name) => details.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        if (row.Operation is "decision.made" && Guid.TryParse(row.ObjectId, out var decision))
        {
            _decisions[decision] = new(Detail("case"), Detail("input"), Detail("output"));
        }
        else if (row.Operation.StartsWith("response.", StringComparison.Ordinal) && Guid.TryParse(Detail("response"), out var response))
        {
            _responses.Add(response);
        }
    }

    private async Task<int> ReadDecisionsAsync(CancellationToken cancellationToken)
    {
        var total = await db.Decisions.CountAsync(cancellationToken);
        var read = 0;
        var rows = db
            .Decisions.AsNoTracking()
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new StoredDecision(row.Id, row.At, row.CaseId, row.InputHash, row.Output));
        var late = new List<StoredDecision>();
        await foreach (var row in ReadableRows.ReadAsync(rows, OnUnreadable, cancellationToken))
        {
            if (!_decisions.TryGetValue(row.Id, out var entry))
            {
                late.Add(row with { Output = [] });
            }
            else if (!IsAs(row, entry))
            {
                Break(row.At, StoredText.From<Texts>(nameof(Texts.DecisionDiffers), row.Id));
            }

            if (++read % ReportEvery == 0)
            {
                await progress.ReportAsync(
                    Share(read, total, 70, 95),
                    StoredText.From<Texts>(nameof(Texts.OfDecisions), read, total),
                    cancellationToken
                );
            }
        }

        await BreakWhereMissingAsync(late, cancellationToken);
        return read;
    }

    private async Task<int> ReadResponsesAsync(CancellationToken cancellationToken)
    {
        var rows = await db
            .Responses.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.DecisionId,
                row.At,
            })
            .ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => !_responses.Contains(row.Id)))
        {
            var mark = row.Id.ToString("D");
            var decision = row.DecisionId.ToString("D");
            var isThere = await db.AuditEntries.AnyAsync(
                entry =>
                    entry.ObjectKind == "decision"
                    && entry.ObjectId == decision
                    && entry.Outcome == AuditOutcomes.Done
                    && entry.DetailsJson.Contains(mark),
                cancellationToken
            );
            if (!isThere)
            {
                Break(row.At, StoredText.From<Texts>(nameof(Texts.ResponseHasNoEntry), mark));
            }
        }

        return rows.Count;
    }

    // Rows written during the pass are looked up: their entries were written in the same transaction.
    private async Task BreakWhereMissingAsync(List<StoredDecision> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var key = row.Id.ToString("D");
            var isThere = await db.AuditEntries.AnyAsync(
                entry => entry.ObjectKind == "decision" && entry.ObjectId == key && entry.Operation == "decision.made",
                cancellationToken
            );
            if (!isThere)
            {
                Break(row.At, StoredText.From<Texts>(nameof(Texts.DecisionHasNoEntry), key));
            }
        }
    }

    // The only place where the output is read: an erased output can no longer be compared.
    private static bool IsAs(StoredDecision row, DecisionEntry entry) =>
        string.Equals(row.CaseId.ToString("D"), entry.Case, StringComparison.Ordinal)
        && string.Equals(row.InputHash, entry.Input, StringComparison.Ordinal)
        && string.Equals(OutputHashOf(row.Output) ?? entry.Output, entry.Output, StringComparison.Ordinal);

    // An output that cannot be decompressed was altered: it gets a hash that matches nothing.
    private static string? OutputHashOf(byte[] output)
    {
        try
        {
            return DecisionContent.OutputHashOf(output);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return "";
        }
    }

    private void OnUnreadable() => Break(DateTimeOffset.MaxValue, StoredText.From<Texts>(nameof(Texts.ADecisionCannotBeRead)));

    private void Break(DateTimeOffset at, StoredText words)
    {
        if (_brokenAt is null || at < _brokenAt)
        {
            (_brokenAt, _broken) = (at, words);
        }
    }

    private static int Share(int read, int total, int from, int to) => from + (int)((long)(to - from) * read / Math.Max(1, total));

    private sealed record DecisionEntry(string Case, string Input, string Output);

    private sealed record StoredDecision(Guid Id, DateTimeOffset At, Guid CaseId, string InputHash, byte[] Output);
}
