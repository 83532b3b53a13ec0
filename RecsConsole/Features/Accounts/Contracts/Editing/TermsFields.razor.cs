using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>The fields of a customer; what is typed goes up at once.</summary>
public sealed partial class TermsFields
{
    private const string Format = "yyyy-MM-dd"; // what the browser sends, whatever it shows
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required AccountFormView View { get; set; }

    /// <summary>As they stand in the form.</summary>
    [Parameter, EditorRequired]
    public required AccountTerms Terms { get; set; }

    /// <summary>All that is wrong with them.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<TermsProblem> Problems { get; set; }

    /// <summary>Somebody tried to save: what is wrong is said of every field.</summary>
    [Parameter]
    public bool SaysAll { get; set; }

    [Parameter]
    public EventCallback<AccountTerms> OnChange { get; set; }

    private TimeZoneInfo Zone => TimeZones.Find(View.TimeZone) ?? TimeZoneInfo.Utc;

    private DateOnly? Day => ContractDays.LastDayOf(Terms.ContractEndsAt, Zone);

    private void Leave(string field) => _left.Add(field);

    private string? WrongWith(string field) =>
        SaysAll || _left.Contains(field)
            ? Problems.FirstOrDefault(each => string.Equals(each.Field, field, StringComparison.Ordinal))?.Message
            : null;

    private Task ChangeAsync(AccountTerms terms) => OnChange.InvokeAsync(terms);

    // an end that another system told by the minute stays as it is while its day does
    private Task ChangeDayAsync(ChangeEventArgs e)
    {
        DateOnly? day = DateOnly.TryParseExact(e.Value as string, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? typed
            : null;
        var told = View.Terms.ContractEndsAt;
        return ChangeAsync(
            Terms with
            {
                ContractEndsAt =
                    day is not { } last ? null
                    : last == ContractDays.LastDayOf(told, Zone) ? told
                    : ContractDays.EndOf(last, Zone),
            }
        );
    }
}
