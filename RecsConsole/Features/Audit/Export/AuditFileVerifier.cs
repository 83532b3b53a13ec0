using System.Globalization;
using System.Text.Json;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Export;

/// <summary>
/// Verifies an exported trail without server or database. For a full export: the whole chain. For a filtered one: each entry against its
/// hash; it cannot detect missing entries.
/// </summary>
public sealed class AuditFileVerifier : IDisposable
{
    private readonly AuditFileDigest _digest = new();
    private readonly AuditFileHead _head;
    private readonly AuditHead? _kept;
    private readonly AuditChainWalk _walk;
    private long _line = 1;
    private long _entries;
    private long _unsealed;
    private string? _broken;
    private bool _hasEnded;

    private AuditFileVerifier(AuditFileHead head, AuditHead? kept)
    {
        (_head, _kept) = (head, kept);
        _walk = new(IsFull && (kept ?? AuditHead.Parse(head.Head)) is { } expected ? [expected] : []);
    }

    private bool IsFull => string.Equals(_head.Scope, AuditFileHead.Full, StringComparison.Ordinal);

    /// <summary>Reads all lines; the first one must be the header of an exported trail.</summary>
    /// <param name="kept">A chain head kept elsewhere, such as that of an earlier export.</param>
    /// <exception cref="FormatException">Not an exported trail.</exception>
    public static async Task<AuditFileVerdict> VerifyAsync(
        IAsyncEnumerable<string> lines,
        AuditHead? kept,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        await using var reader = lines.GetAsyncEnumerator(cancellationToken);
        if (!await reader.MoveNextAsync())
        {
            throw new FormatException("The file is empty.");
        }

        using var verifier = new AuditFileVerifier(HeadOf(reader.Current), kept);
        verifier._digest.Add(reader.Current);
        while (await reader.MoveNextAsync())
        {
            verifier.Take(reader.Current);
        }

        return verifier.End();
    }

    /// <summary>The header in the first line of an export.</summary>
    /// <exception cref="FormatException">Not an exported trail.</exception>
    public static AuditFileHead HeadOf(string line)
    {
        try
        {
            var head = JsonSerializer.Deserialize<AuditFileHead>(line, AuditFileLine.Json);
            return
                head is { AuditTrail: AuditFileHead.Version, Scope: AuditFileHead.Full or AuditFileHead.Filtered }
                && AuditHead.Parse(head.Head) is not null
                ? head
                : throw new FormatException("Line 1 is not the first line of an exported audit trail.");
        }
        catch (JsonException e)
        {
            throw new FormatException(
                $"Line 1, column {e.BytePositionInLine + 1}: this is not the first line of an exported audit trail.",
                e
            );
        }
    }

    public void Dispose() => _digest.Dispose();

    private void Take(string line)
    {
        _line++;
        if (_hasEnded)
        {
            _broken ??= Texts.LineAfterEnd.With(Text(_line));
            return;
        }

        if (TryEnd(line))
        {
            return;
        }

        _digest.Add(line);

        try
        {
            Take(JsonSerializer.Deserialize<AuditFileLine>(line, AuditFileLine.Json) ?? throw new FormatException("It is null."));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            _broken ??= Texts.LineCannotBeRead.With(Text(_line));
        }
    }

    private bool TryEnd(string line)
    {
        if (!line.StartsWith("{\"end\":", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            var end = JsonSerializer.Deserialize<AuditFileEnd>(line, AuditFileLine.Json)!;
            _hasEnded = end.End;
            if (end.Entries != _entries)
            {
                _broken ??= Texts.TheExportEndsAfterEntries.With(Text(_entries), Text(end.Entries));
            }

            if (!string.Equals(end.Sha256, _digest.Take(), StringComparison.Ordinal))
            {
                _broken ??= Texts.ALineOfTheExportWasAltered;
            }
        }
        catch (JsonException)
        {
            _broken ??= Texts.LineCannotBeRead.With(Text(_line));
        }

        return true;
    }

    private void Take(AuditFileLine line)
    {
        _entries++;
        var entry = line.EntryOf(_head.Tenant);
        var link = line.LinkOf(_head.Tenant);
        _unsealed += link is null ? 1 : 0;
        if (IsFull && link is not null)
        {
            if (_walk.Head.Number > 0 && _unsealed > 0)
            {
                _broken ??= Texts.SealedAfterUnsealed.With(Text(_line));
            }

            _walk.Step(link, entry);
        }
        else if (entry is null || !AuditChainWalk.IsIntact(entry) || !Fits(line))
        {
            _broken ??= Texts.EntryWasAltered.With(line.Id, line.Operation);
        }
    }

    private static bool Fits(AuditFileLine line) =>
        line.SealedHash is null || string.Equals(line.SealedHash, line.Hash, StringComparison.Ordinal);

    private AuditFileVerdict End()
    {
        if (IsFull)
        {
            _walk.End();
            if (AuditHead.Parse(_head.Head) is { } said && said != _walk.Head)
            {
                _broken ??= Texts.TheChainEnds.With(_walk.Head, said);
            }
        }

        if (!_hasEnded)
        {
            _broken ??= Texts.TheFileEndsAfterLinesWithout.With(Text(_line));
        }

        if (!IsFull && _kept is not null)
        {
            _broken ??= Texts.FilteredHasNoChain;
        }

        return new(_head.Scope, _entries, _unsealed, _head.Head, _walk.Broken?.Words ?? _broken);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Whether an exported trail is unaltered.</summary>
/// <param name="Scope">full: the chain was verified; filtered: each entry by itself.</param>
public sealed record AuditFileVerdict(string Scope, long Entries, long Unsealed, string Head, string? FirstBroken)
{
    public bool Intact => FirstBroken is null;
}
