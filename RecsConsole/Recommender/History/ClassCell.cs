namespace RecsConsole.Recommender.History;

/// <summary>How many cases of one access class have an item under a key, how many of these are good, and their total weight.</summary>
internal readonly record struct ClassCell(int Class, int Item, int Cases, int Good, double Weight);

/// <summary>The same, summed over the classes that a reader may see.</summary>
internal readonly record struct ItemCount(int Item, int Cases, int Good, double Weight);

/// <summary>The visible cases under a key.</summary>
/// <param name="Good">How many of them are good.</param>
/// <param name="Weight">Total weight of the key in them, over all occurrences.</param>
internal readonly record struct ClassSum(int Cases, int Good, double Weight, List<ItemCount> Items);
