using System.Security.Cryptography;
using System.Text;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Recommender.Learning;

/// <summary>Counts what a training reads and what it leaves out, and makes the dataset card of it.</summary>
internal sealed class CardTally : IDisposable
{
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private DateTimeOffset? _from;
    private DateTimeOffset? _to;

    /// <summary>An example that is learned from.</summary>
    public void Use(string source, DateTimeOffset at)
    {
        _sources[source] = 1 + _sources.GetValueOrDefault(source);
        _from = _from is { } from && from < at ? from : at;
        _to = _to is { } to && to > at ? to : at;
    }

    /// <summary>Examples that are not; a reason is on the card even if its count is 0.</summary>
    public void LeaveOut(string reason, int count = 1) => _leftOut[reason] = count + _leftOut.GetValueOrDefault(reason);

    /// <summary>An example of somebody from whom nothing is learned.</summary>
    public void LeaveOut(TrainingExclusions.Reason reason) =>
        LeaveOut(
            reason switch
            {
                TrainingExclusions.Reason.ByRules => "by_rules",
                TrainingExclusions.Reason.Erased => "erased",
                _ => "no_consent",
            }
        );

    /// <summary>Adds the content of an example, in the order of the training.</summary>
    public void Hash(string content) => _hash.AppendData(Encoding.UTF8.GetBytes(content));

    /// <summary>The card; null where nothing was learned from. The tally begins anew.</summary>
    public DatasetCard? Close(string purpose, CardFields fields, string? basis)
    {
        var hash = Convert.ToHexStringLower(_hash.GetHashAndReset());
        var card =
            _from is { } from && _to is { } to
                ? new DatasetCard(from, to, Counts(_leftOut), fields.Used, basis, hash)
                {
                    Purpose = purpose,
                    Sources = Counts(_sources),
                    DeniedColumns = fields.Denied,
                }
                : null;
        (_from, _to) = (null, null);
        _sources.Clear();
        _leftOut.Clear();
        return card;
    }

    public void Dispose() => _hash.Dispose();

    private static IReadOnlyList<CardCount> Counts(Dictionary<string, int> counts) =>
        [.. counts.Select(each => new CardCount(each.Key, each.Value))];
}

/// <summary>What was learned from, and what was withheld.</summary>
internal sealed record CardFields(IReadOnlyList<string> Used, IReadOnlyList<string> Denied)
{
    /// <summary>Data fields of which the tenant allows some for training.</summary>
    public static CardFields Of(IReadOnlyList<DataField> all, FieldLimits? limits)
    {
        var denied = limits.Refused(all, FieldPurpose.Train);
        return new([.. all.Except(denied).Select(field => field.Key)], [.. denied.Select(field => field.Key)]);
    }
}
