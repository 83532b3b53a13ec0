namespace RecsConsole.Components.Pages;

/// <summary>The filter of a list, kept in the URL of its page, so that a view can be bookmarked, shared and returned to.</summary>
public interface IAddressFilter<TSelf>
    where TSelf : IAddressFilter<TSelf>
{
    /// <summary>The address of the page with this filter.</summary>
    string Address { get; }

    /// <summary>Parses a URL that someone may have typed.</summary>
    static abstract TSelf Read(AddressQuery query);
}
