using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Webhooks.Editing;

namespace RecsConsole.Features.Webhooks;

/// <summary>Which deliveries are listed below the webhooks, and in which order. Kept in the URL of the page.</summary>
/// <param name="Deliveries">Maximum number of events to list.</param>
public sealed record ListWebhooksRequest(int Deliveries, bool OnlyFailed) : IAddressFilter<ListWebhooksRequest>
{
    /// <summary>How many events are listed at first, and how many more each time.</summary>
    public const int Step = 50;

    /// <summary>Newest first.</summary>
    public static ListOrder<DeliverySort> UsualOrder { get; } = new(DeliverySort.Happened, IsDescending: true);

    public ListOrder<DeliverySort> Order { get; init; } = UsualOrder;

    public string Address =>
        new AddressQuery()
            .WithFlag("failed", OnlyFailed)
            .With("events", Deliveries, Step)
            .WithOrder(Order, UsualOrder)
            .At(WebhookRules.PageAddress);

    public static ListWebhooksRequest Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query.Number("events", Step, ListWebhooks.MaxDeliveries) ?? Step, query.Flag("failed"))
        {
            Order = query.Order(UsualOrder),
        };
    }

    /// <summary>The list sorted by the column with the key; in reverse order if it already was. The latest comes first.</summary>
    public ListWebhooksRequest SortedBy(string column) => this with { Order = Order.By(column, sort => sort is not DeliverySort.Webhook) };
}

/// <summary>Columns that deliveries can be sorted by.</summary>
public enum DeliverySort
{
    Happened,
    Webhook,
    Attempts,
}
