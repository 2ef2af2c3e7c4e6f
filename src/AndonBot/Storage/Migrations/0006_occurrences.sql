-- Which one of its kind a notice is, in words. The column step stays: the version before tells notices apart by it, and writes no occurrence.
alter table notice add column occurrence text;
