using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Overview;

/// <summary>What the registry shows; it lives in the address, so that a link and the way back show the same.</summary>
public sealed record ModelFilter(string? Status = null, string? Kind = null, int Page = 1)
{
    public const string Root = "/models";

    public static IReadOnlyList<string> Statuses { get; } = [ModelStates.Live, ModelStates.Pilot, ModelStates.Shadow, ModelStates.Retired];

    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<SlateKind>().Select(name => name.ToLowerInvariant())];

    public string Address
    {
        get
        {
            var query = new QueryBuilder();
            if (Status is not null)
            {
                query.Add("status", Status);
            }

            if (Kind is not null)
            {
                query.Add("kind", Kind);
            }

            if (Page > 1)
            {
                query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
            }

            return Root + query.ToQueryString();
        }
    }

    /// <summary>From an address; what it does not know it leaves out.</summary>
    public static ModelFilter Parse(string? status, string? kind, string? page) =>
        new(
            Known(Statuses, status),
            Known(Kinds, kind),
            int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 10_000) : 1
        );

    private static string? Known(IReadOnlyList<string> all, string? value) =>
        all.FirstOrDefault(each => string.Equals(each, value, StringComparison.Ordinal));
}
