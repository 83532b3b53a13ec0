using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>The fields of a customer; each change is reported immediately.</summary>
public sealed partial class TermsFields
{
    private const string Format = "yyyy-MM-dd"; // sent by the browser, whatever it displays
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required AccountFormView View { get; set; }

    /// <summary>The current values in the form.</summary>
    [Parameter, EditorRequired]
    public required AccountTerms Terms { get; set; }

    /// <summary>All validation problems.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<TermsProblem> Problems { get; set; }

    /// <summary>The user tried to save: problems are shown for every field.</summary>
    [Parameter]
    public bool ShowAll { get; set; }

    [Parameter]
    public EventCallback<AccountTerms> OnChange { get; set; }

    private TimeZoneInfo Zone => TimeZones.Find(View.TimeZone) ?? TimeZoneInfo.Utc;

    private DateOnly? Day => ContractDays.LastDayOf(Terms.ContractEndsAt, Zone);

    private DateOnly? FirstDay => ContractDays.FirstDayOf(Terms.ContractStartsAt, Zone);

    private void Leave(string field) => _left.Add(field);

    private string? WrongWith(string field) =>
        ShowAll || _left.Contains(field)
            ? Problems.FirstOrDefault(each => string.Equals(each.Field, field, StringComparison.Ordinal))?.Message
            : null;

    private Task ChangeAsync(AccountTerms terms) => OnChange.InvokeAsync(terms);

    // what the form does not offer, because the step has no tier or is not published, stays
    private Task EntitleAsync(string step, bool isIncluded) =>
        ChangeAsync(
            Terms with
            {
                Entitlements = isIncluded
                    ? [.. Terms.Entitlements, step]
                    : [.. Terms.Entitlements.Where(key => !string.Equals(key, step, StringComparison.Ordinal))],
            }
        );

    // what another system set to the minute is kept while its day does not change
    private Task ChangeFirstDayAsync(ChangeEventArgs e)
    {
        var told = View.Terms.ContractStartsAt;
        return ChangeAsync(
            Terms with
            {
                ContractStartsAt =
                    DayOf(e) is not { } first ? null
                    : first == ContractDays.FirstDayOf(told, Zone) ? told
                    : ContractDays.StartOf(first, Zone),
            }
        );
    }

    private Task ChangeDayAsync(ChangeEventArgs e)
    {
        var told = View.Terms.ContractEndsAt;
        return ChangeAsync(
            Terms with
            {
                ContractEndsAt =
                    DayOf(e) is not { } last ? null
                    : last == ContractDays.LastDayOf(told, Zone) ? told
                    : ContractDays.EndOf(last, Zone),
            }
        );
    }

    private static DateOnly? DayOf(ChangeEventArgs e) =>
        DateOnly.TryParseExact(e.Value as string, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
}
