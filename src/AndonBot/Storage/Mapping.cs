using System.Linq.Expressions;
using System.Reflection;
using Dapper;
using NodaTime;
using NpgsqlTypes;

namespace AndonBot.Storage;

/// <summary>A record's properties and the columns that hold them, side by side. SELECT, INSERT and UPDATE are made from it.</summary>
/// <param name="table">The table, under the alias that its name begins with.</param>
public sealed class Mapping<T>(string table)
{
    private readonly List<Mapped> _all = [];

    /// <summary>The alias of the table in every statement, its first letter.</summary>
    private readonly char _alias = table[0];

    /// <summary>The properties that a row fills, by name.</summary>
    public IReadOnlyCollection<string> Properties => [.. _all.Select(one => one.Property.Name)];

    /// <summary>The select list: each column under its property's name.</summary>
    public string Columns => string.Join(", ", _all.Select(one => $"{one.Source} as \"{one.Property.Name}\""));

    public string Select => $"select {Columns} from {table} {_alias}";

    /// <summary>Insert of a new row whose key the database gives. Parameters are <c>workspace</c> and the record's properties.</summary>
    public string InsertNew => $"insert into {table} (workspace_id, {Names(New)}) values (@workspace, {Values(New)}) returning {Key.Column}";

    /// <summary>Update of everything that may change, in the row with the record's key.</summary>
    public string Update => $"update {table} {_alias} set {Assignments} where workspace_id = @workspace and {Key.Column} = @{Key.Property.Name}";

    /// <summary>Insert of a new row, or update of the one with this key.</summary>
    public string Upsert =>
        $"insert into {table} (workspace_id, {Names(Stored)}) values (@workspace, {Values(Stored)})" +
        $" on conflict (workspace_id, {Key.Column}) do update set {Assignments}";

    /// <summary>The columns of a new row whose key the database gives, in the order of <see cref="NewValues"/>.</summary>
    public IReadOnlyList<(string Name, NpgsqlDbType Type)> NewColumns => [.. New.Select(one => (one.Column, TypeOf(one.Property)))];

    private Mapped Key => _all.Single(one => one.Use == Use.Key);

    private IEnumerable<Mapped> Stored => _all.Where(one => one.Use != Use.ReadOnly);

    private IEnumerable<Mapped> New => Stored.Where(one => one.Use != Use.Key);

    private string Assignments => string.Join(", ", _all.Where(one => one.Use == Use.Changing).Select(one => $"{one.Column} = {one.Value}"));

    /// <summary>The number by which the row is found in its workspace.</summary>
    public Mapping<T> ByNumber<TValue>(string column, Expression<Func<T, TValue>> property) => Add(column, property, Use.Key);

    /// <summary>Set when the row is inserted, and never changed.</summary>
    public Mapping<T> Once<TValue>(string column, Expression<Func<T, TValue>> property) => Add(column, property, Use.Once);

    /// <summary>Set by whatever decision changes it.</summary>
    public Mapping<T> Fact<TValue>(string column, Expression<Func<T, TValue>> property) => Add(column, property, Use.Changing);

    /// <summary>The same, for a text of JSON.</summary>
    public Mapping<T> Json(string column, Expression<Func<T, string>> property)
    {
        _all.Add(new(column, $"{_alias}.{column}::text", Of(property), Use.Changing, "::jsonb"));
        return this;
    }

    /// <summary>Read from an expression in SQL, and written elsewhere.</summary>
    public Mapping<T> Read<TValue>(string sql, Expression<Func<T, TValue>> property)
    {
        _all.Add(new("", sql, Of(property), Use.ReadOnly));
        return this;
    }

    /// <summary>The values of new rows, an array for each column.</summary>
    public IEnumerable<Array> NewValues(IReadOnlyList<T> records) => New.Select(one =>
    {
        var values = Array.CreateInstance(one.Property.PropertyType.IsEnum ? typeof(int) : one.Property.PropertyType, records.Count);
        for (var place = 0; place < records.Count; place++)
        {
            var value = one.Property.GetValue(records[place]);
            values.SetValue(value is Enum ? Convert.ToInt32(value) : value, place);
        }

        return values;
    });

    /// <summary>The parameters of <see cref="InsertNew"/>, <see cref="Update"/> and <see cref="Upsert"/>.</summary>
    public DynamicParameters Parameters(string workspace, T record)
    {
        var parameters = new DynamicParameters(record);
        parameters.Add("workspace", workspace);
        return parameters;
    }

    private Mapping<T> Add<TValue>(string column, Expression<Func<T, TValue>> property, Use use)
    {
        _all.Add(new(column, $"{_alias}.{column}", Of(property), use));
        return this;
    }

    private static PropertyInfo Of<TValue>(Expression<Func<T, TValue>> property) => (PropertyInfo)((MemberExpression)property.Body).Member;

    private static NpgsqlDbType TypeOf(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
    {
        var type when type == typeof(string) => NpgsqlDbType.Text,
        var type when type == typeof(long) => NpgsqlDbType.Bigint,
        var type when type == typeof(int) || type.IsEnum => NpgsqlDbType.Integer,
        var type when type == typeof(bool) => NpgsqlDbType.Boolean,
        var type when type == typeof(Instant) => NpgsqlDbType.TimestampTz,
        var type when type == typeof(LocalDate) => NpgsqlDbType.Date,
        var type => throw new InvalidOperationException($"No column type is known for {type}."),
    };

    private static string Names(IEnumerable<Mapped> mapped) => string.Join(", ", mapped.Select(one => one.Column));

    private static string Values(IEnumerable<Mapped> mapped) => string.Join(", ", mapped.Select(one => one.Value));

    private enum Use
    {
        Key,
        Once,
        Changing,
        ReadOnly,
    }

    private sealed record Mapped(string Column, string Source, PropertyInfo Property, Use Use, string Cast = "")
    {
        public string Value => $"@{Property.Name}{Cast}";
    }
}
