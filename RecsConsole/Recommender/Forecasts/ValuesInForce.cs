namespace RecsConsole.Recommender.Forecasts;

/// <summary>
/// The values of a log's columns at each step of a case. A step taken here records none of them: those of the last logged event hold on,
/// otherwise a forecast would forget the amount of a claim as soon as somebody works on it.
/// </summary>
/// <param name="kept">Column by field.</param>
internal sealed class ValuesInForce(IReadOnlyDictionary<string, string> kept)
{
    private readonly HashSet<string> _columns = [.. kept.Values];
    private IReadOnlyDictionary<string, string>? _logged;

    /// <summary>The next step is the first of a case.</summary>
    public void Forget() => _logged = null;

    /// <summary>The attributes of a step, with the values in force.</summary>
    /// <param name="own">What the case itself says, for one without a logged event.</param>
    public IReadOnlyDictionary<string, string> With(
        IReadOnlyDictionary<string, string> attributes,
        IReadOnlyDictionary<string, string>? own
    )
    {
        if (_columns.Count == 0)
        {
            return attributes;
        }

        if (attributes.Keys.Any(_columns.Contains))
        {
            return _logged = attributes;
        }

        return (_logged ?? own) is { Count: > 0 } known
            ? attributes
                .Concat(known.Where(each => _columns.Contains(each.Key)))
                .ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal)
            : attributes;
    }
}
