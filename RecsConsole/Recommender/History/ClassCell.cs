namespace RecsConsole.Recommender.History;

/// <summary>How many cases of one access class have an item under a key, how many of these are good, and how much it weighs in all.</summary>
internal readonly record struct ClassCell(int Class, int Item, int Cases, int Good, double Weight);

/// <summary>The same over the classes that somebody may see.</summary>
internal readonly record struct ItemCount(int Item, int Cases, int Good, double Weight);

/// <summary>The visible cases under a key.</summary>
/// <param name="Good">How many of them are good.</param>
/// <param name="Weight">How much the key weighs in them, each time it occurred.</param>
internal readonly record struct ClassSum(int Cases, int Good, double Weight, List<ItemCount> Items);
