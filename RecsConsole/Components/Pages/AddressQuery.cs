using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using RecsConsole.Components.Lists;

namespace RecsConsole.Components.Pages;

/// <summary>
/// Reads and writes query strings. Users may have typed one: an invalid value counts as absent, and default values are omitted when
/// writing.
/// </summary>
public sealed class AddressQuery
{
    public const int LongestText = 100;
    private const int LastPage = 100_000;
    private const string DayFormat = "yyyy-MM-dd";

    private readonly Dictionary<string, StringValues> _values;

    /// <summary>An empty query, for writing.</summary>
    public AddressQuery() => _values = new(StringComparer.OrdinalIgnoreCase);

    private AddressQuery(Dictionary<string, StringValues> values) => _values = values;

    /// <summary>The query of an absolute or relative address.</summary>
    public static AddressQuery Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var start = address.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? new() : new(QueryHelpers.ParseQuery(address[start..].Split('#')[0]));
    }

    /// <summary>The raw value of any length; null when the parameter is absent.</summary>
    public string? Raw(string name) => _values.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Trimmed text of a limited length; null when it is blank or longer.</summary>
    public string? Text(string name, int longest = LongestText) =>
        Raw(name) is { } text && text.Length <= longest && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>One of the known values; null when it is not among them.</summary>
    public string? OneOf(string name, IEnumerable<string> known)
    {
        var value = Raw(name);
        return known.FirstOrDefault(each => string.Equals(each, value, StringComparison.Ordinal));
    }

    /// <summary>An enum member by name, ignoring case; null when there is no such member.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        var value = Raw(name);
        foreach (var each in Enum.GetValues<T>())
        {
            if (string.Equals(each.ToString(), value, StringComparison.OrdinalIgnoreCase))
            {
                return each;
            }
        }

        return null;
    }

    /// <summary>"yes" or "no".</summary>
    public bool? YesNo(string name) =>
        Raw(name) switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };

    /// <summary>True when the value is "1".</summary>
    public bool Flag(string name) => Raw(name) is "1";

    /// <summary>An integer within inclusive limits.</summary>
    public int? Number(string name, int smallest, int largest) =>
        int.TryParse(Raw(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : null;

    /// <summary>The page of a list, from 1.</summary>
    public int Page() => Number("page", 1, LastPage) ?? 1;

    /// <summary>The order of a list; the usual one when no known column is named.</summary>
    public ListOrder<T> Order<T>(ListOrder<T> usual)
        where T : struct, Enum => Choice<T>("sort") is { } column ? new(column, Flag("desc")) : usual;

    public Guid? Id(string name) => Guid.TryParse(Raw(name), out var id) ? id : null;

    /// <summary>A day without a time zone.</summary>
    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(Raw(name), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Adds a value; null omits it.</summary>
    public AddressQuery With(string name, string? value)
    {
        if (value is not null)
        {
            _values[name] = value;
        }

        return this;
    }

    public AddressQuery Without(string name)
    {
        _values.Remove(name);
        return this;
    }

    public AddressQuery With(string name, bool? yesNo) => With(name, yesNo is { } yes ? (yes ? "yes" : "no") : null);

    public AddressQuery With(string name, Guid? id) => With(name, id?.ToString("D"));

    public AddressQuery With(string name, DateOnly? day) => With(name, day?.ToString(DayFormat, CultureInfo.InvariantCulture));

    /// <summary>Adds a number, unless it is the default.</summary>
    public AddressQuery With(string name, int number, int usual) =>
        With(name, number == usual ? null : number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a member of an enum in lower case, unless it is the default.</summary>
    public AddressQuery With<T>(string name, T choice, T usual)
        where T : struct, Enum =>
        With(name, EqualityComparer<T>.Default.Equals(choice, usual) ? null : choice.ToString().ToLowerInvariant());

    public AddressQuery WithFlag(string name, bool isSet) => With(name, isSet ? "1" : null);

    public AddressQuery WithPage(int page) => With("page", page, 1);

    /// <summary>Adds the order of a list, unless it is the usual one.</summary>
    public AddressQuery WithOrder<T>(ListOrder<T> order, ListOrder<T> usual)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(order);
        return order == usual ? this : With("sort", order.Heading.Column).WithFlag("desc", order.IsDescending);
    }

    /// <summary>The URL with this query; only the path when the query is empty.</summary>
    public string At(string path) => QueryHelpers.AddQueryString(path, _values);
}
