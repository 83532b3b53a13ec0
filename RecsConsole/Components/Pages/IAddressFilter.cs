namespace RecsConsole.Components.Pages;

/// <summary>What a list shows, kept in the address of its page, so that a view can be bookmarked, sent and returned to.</summary>
public interface IAddressFilter<TSelf>
    where TSelf : IAddressFilter<TSelf>
{
    /// <summary>The address of the page with this filter.</summary>
    string Address { get; }

    /// <summary>Reads an address that somebody may have typed.</summary>
    static abstract TSelf Read(AddressQuery query);
}
